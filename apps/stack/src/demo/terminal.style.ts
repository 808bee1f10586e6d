import { styleText } from 'node:util';

/** What a piece of text is, where colours show it. */
export type Tone = 'headline' | 'good' | 'bad' | 'soft';
export type Paint = (tone: Tone, text: string) => string;

const styles = {
  headline: ['bold', 'cyan'],
  good: ['green'],
  bad: ['bold', 'red'],
  soft: ['dim'],
} as const;

export interface Output {
  readonly isTerminal: boolean;
  readonly noColour: boolean;
  readonly terminal: string | undefined;
}

/** Colours where a person sees them, and wants them. */
export function choosePaint({ isTerminal, noColour, terminal }: Output): Paint {
  if (!isTerminal || noColour || terminal === 'dumb') return (_tone, text) => text;
  return (tone, text) => styleText([...styles[tone]], text, { validateStream: false });
}

/** Lines longer than this are hard to read; a terminal that does not know its width says 0. */
const widest = 100;
const narrowest = 60;

export const chooseWidth = (columns: number | undefined): number =>
  columns === undefined || columns === 0 ? widest : Math.min(Math.max(columns, narrowest), widest);
