import { randomBytes } from 'node:crypto';

/** A new random id with a readable prefix, "act_5f0c…": 80 random bits, safe in URLs and Slack button values. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(10).toString('hex')}`;
}
