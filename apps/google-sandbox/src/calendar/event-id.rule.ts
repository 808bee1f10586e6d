import { randomBytes } from 'node:crypto';

/** Google: "the characters used in base32hex encoding, i.e. lowercase letters a-v and digits 0-9". */
const alphabet = '0123456789abcdefghijklmnopqrstuv';
const clientChosenId = /^[a-v0-9]{5,1024}$/;
const generatedLength = 26;

export function isClientChosenId(id: string): boolean {
  return clientChosenId.test(id);
}

/** An id as Google makes one when the client gives none. */
export function generateEventId(): string {
  let id = '';
  for (const byte of randomBytes(generatedLength)) id += alphabet.charAt(byte % alphabet.length);
  return id;
}
