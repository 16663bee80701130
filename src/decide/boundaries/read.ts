import type { Queryable } from '../../domain/database.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import { nameOf } from '../name.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { POLICY_FIELDS, type Policy, type PolicyField } from './policies.ts';
import type { Rules } from './rules.ts';
import { type BoundaryRows, readBoundaryRows } from './store.ts';

/** What the documents in force say in a field, the wrong ones left out. */
export async function readPolicies<F extends PolicyField>(
  db: Queryable,
  field: F,
  today: Day,
): Promise<Policy<F>[]> {
  return statedIn((await readBoundaryRows(db, today)).policies, field).map(({ says }) => says);
}

function statedIn<F extends PolicyField>(policies: BoundaryRows['policies'], field: F) {
  return policies.flatMap(({ key, value, title, owner }) => {
    if (key !== field) return [];
    // Of a list each one by itself: what one says wrongly does not lift the others.
    const parts = Array.isArray(value) ? value.map((one) => [one]) : [value];
    return parts.flatMap((part) => {
      const read = POLICY_FIELDS[field].safeParse(part);
      return read.success ? [{ says: read.data as Policy<F>, title, owner }] : [];
    });
  });
}

/** The rules in force at an instant: what people set, then what the documents say, then the defaults. */
export async function readRules(db: Queryable, now: Date, timeZone: string): Promise<Rules> {
  return rulesFrom(await readBoundaryRows(db, dayOf(now, timeZone)));
}

function rulesFrom({ stop, levels, limits, policies }: BoundaryRows): Rules {
  const stated = <F extends PolicyField>(field: F) => statedIn(policies, field);
  return {
    stopped: stop?.stopped ? { by: nameOf(stop.by), at: new Date(stop.at) } : null,
    levels,
    limits: [
      ...limits.flatMap(({ action, measure, atMost, by }) =>
        atMost === null ? [] : [{ action, measure, atMost, source: nameOf(by) }],
      ),
      ...stated('action_limits').flatMap(({ says, title }) =>
        says.map(({ action, measure, at_most }) => ({
          action,
          measure,
          atMost: at_most,
          source: quoted(title),
        })),
      ),
      ...DEFAULT_LIMITS,
    ],
    approvals: stated('approval_limits').flatMap(({ says, title }) =>
      says.map((limit) => ({ ...limit, source: quoted(title) })),
    ),
    protections: [
      ...stated('brand_protection').map(({ says, title, owner }) => ({
        ids: says.campaigns,
        owner: says.owner ?? owner,
        source: quoted(title),
      })),
      ...stated('protected').flatMap(({ says, title, owner }) =>
        says.map((one) => ({ ids: one.ids, owner: one.owner ?? owner, source: quoted(title) })),
      ),
    ],
    never: stated('never').flatMap(({ says, title }) =>
      says.map((one) => ({ ...one, source: quoted(title) })),
    ),
    quiet: stated('quiet_periods').flatMap(({ says, title }) =>
      says.map((period) => ({ ...period, source: quoted(title) })),
    ),
  };
}

function quoted(title: string): string {
  return `“${title}”`;
}
