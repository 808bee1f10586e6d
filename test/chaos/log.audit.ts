import type { Finding } from './calendar.audit.js';
import { clientMark, passwordMark } from './chaos.agent.js';

/** Google's tokens and codes by their shape, so that those of every agent and refresh are meant. */
const secrets: Readonly<Record<string, RegExp>> = {
  'an access token': /ya29\.[\w-]{20}/,
  'a refresh token': /1\/\/0[\w-]{20}/,
  'an authorisation code': /4\/0A[\w-]{20}/,
  'a client’s name': new RegExp(clientMark),
  'a password': new RegExp(passwordMark),
  'a session': /alt_session=[\w-]/,
};

/** What a service says when it met something that it did not reckon with. */
const surprises = /nobody handled|the handler threw|"msg":"a request failed"/;

/** It was reckoned with: the database, which these runs take away, was away. */
const away =
  /"code":"(?:ECONNREFUSED|ECONNRESET|EPIPE|25006|57P0[1-5]|53300)"|"name":"QueryRunner(?:Provider)?AlreadyReleasedError"|"message":"(?:the database is away|Connection terminated|Query read timeout|timeout exceeded when trying)/;

/** As many say enough of one file. */
const enough = 5;

/** @param text of stdout; each line is one record */
export function auditLog(name: string, text: string): Finding[] {
  const findings: Finding[] = [];
  for (const [what, shape] of Object.entries(secrets)) {
    const place = text.search(shape);
    if (place < 0) continue;
    const line = text.slice(0, place).split('\n').length;
    findings.push({ kind: 'secret in a log', what: `${name}, line ${line}: ${what}` });
  }
  const surprised = text.split('\n').filter((line) => surprises.test(line) && !away.test(line));
  for (const line of surprised.slice(0, enough)) {
    findings.push({ kind: 'nobody’s error', what: `${name}: ${line.slice(0, 600)}` });
  }
  return findings;
}

/** @param text of stderr, where a service that works says nothing */
export function auditErrors(name: string, text: string): Finding[] {
  const said = text.trim();
  const findings = auditLog(`${name} (stderr)`, text);
  if (said !== '') {
    findings.push({ kind: 'nobody’s error', what: `${name} (stderr): ${said.slice(0, 600)}` });
  }
  return findings;
}
