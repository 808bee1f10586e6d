/** A line longer than this is cut: a tail is for reading. */
const longestLine = 1_000;

/** The last lines of an endless output. */
export class OutputTail {
  #lines: string[] = [];
  #unfinished = '';

  constructor(private readonly capacity: number) {}

  append(text: string): void {
    const lines = (this.#unfinished + text).split('\n');
    this.#unfinished = (lines.pop() ?? '').slice(0, longestLine);
    const kept = lines
      .filter((line) => line.trim() !== '')
      .map((line) => line.slice(0, longestLine));
    this.#lines = [...this.#lines, ...kept].slice(-this.capacity);
  }

  lines(): readonly string[] {
    const all = this.#unfinished === '' ? this.#lines : [...this.#lines, this.#unfinished];
    return all.slice(-this.capacity);
  }
}
