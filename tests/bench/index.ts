import { table } from '../../src/cli/table.ts';
import { forecastBench } from './forecast.ts';
import { importBench } from './import.ts';
import { nightBench } from './night.ts';
import { retrievalBench } from './retrieval.ts';
import type { Row } from './row.ts';
import { triageBench } from './triage.ts';
import { watchersBench } from './watchers.ts';

/** Every bench, one after the other, as a table; `npm run bench night` runs those that are named. */
const BENCHES: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  import: importBench,
  night: nightBench,
  watchers: watchersBench,
  retrieval: retrievalBench,
  triage: triageBench,
  forecast: forecastBench,
};

const named = process.argv.slice(2);
const chosen = Object.entries(BENCHES).filter(([name]) => named.length === 0 || named.includes(name));
const rows: Row[] = [];
for (const [name, bench] of chosen) {
  console.error(`${name} …`);
  rows.push(...(await bench()));
}
const cells = rows.map(({ name, ours, baseline, ratio, target }) =>
  [name, ours, baseline, ratio, target].map(String),
);
console.log(table(['what', 'ours', 'baseline', 'ratio', 'target'], cells, 'No such bench.'));
