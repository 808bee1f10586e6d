import { SafeHtml } from './markup.template.js';

/** Light and dark follow the system; one column that a phone shows whole. */
export const pageStyle = new SafeHtml(`
:root {
  color-scheme: light dark;
  --ink: light-dark(#1f1f1f, #e3e3e3);
  --soft: light-dark(#5a5f66, #b0b4ba);
  --ground: light-dark(#f3f6fa, #131416);
  --card: light-dark(#fff, #1d1f22);
  --line: light-dark(#d5d9df, #3b3f45);
  --accent: light-dark(#0b57d0, #a8c7fa);
  --on-accent: light-dark(#fff, #062e6f);
  --warn: light-dark(#fdf3d8, #3a3014);
  --bad: light-dark(#b3261e, #f2b8b5);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, sans-serif;
  color: var(--ink);
  background: var(--ground);
  overflow-wrap: anywhere;
}
header.site {
  padding: .6rem 1rem;
  font-size: .875rem;
  color: var(--soft);
  background: var(--card);
  border-bottom: 1px solid var(--line);
}
header.site a { color: inherit; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
main.narrow { max-width: 30rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
h3 { font-size: 1.0625rem; margin: 0; }
a { color: var(--accent); }
p { margin: .5rem 0; }
code { font-size: .8125rem; }
ul.plain { list-style: none; padding: 0; margin: 0; }
.soft { color: var(--soft); font-size: .875rem; }
.bad { color: var(--bad); font-weight: 600; }
.card {
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: .75rem;
  padding: 1rem;
  margin: .75rem 0;
}
.card :first-child { margin-top: 0; }
.card :last-child { margin-bottom: 0; }
.card.warn { background: var(--warn); }
.card.deleted h3 { text-decoration: line-through; }
.card:target { outline: 3px solid var(--accent); }
.when { font-variant-numeric: tabular-nums; }
.text { white-space: pre-line; }
fieldset { border: 0; margin: 1.25rem 0 0; padding: 0; min-width: 0; }
legend { font-weight: 600; padding: 0; margin-bottom: .25rem; }
.choices { list-style: none; margin: 0; padding: 0; }
.choices label { display: flex; gap: .75rem; align-items: center; min-height: 2.75rem; padding: .35rem 0; cursor: pointer; }
.choices label > span { min-width: 0; }
input[type=radio], input[type=checkbox] {
  width: 1.25rem;
  height: 1.25rem;
  flex: none;
  accent-color: var(--accent);
}
input[type=email] {
  font: inherit;
  width: 100%;
  padding: .6rem .75rem;
  margin-top: .25rem;
  color: inherit;
  background: var(--card);
  border: 1px solid var(--soft);
  border-radius: .5rem;
}
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
button {
  font: inherit;
  font-weight: 600;
  min-height: 2.75rem;
  padding: 0 1.5rem;
  color: var(--accent);
  background: transparent;
  border: 1px solid var(--soft);
  border-radius: 1.5rem;
  cursor: pointer;
}
button.primary { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`);
