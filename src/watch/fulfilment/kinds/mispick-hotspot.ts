import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { addDays, formatDay } from '../../../domain/day.ts';
import type { FindingDraft } from '../../../domain/finding.ts';
import type { Money } from '../../../domain/money.ts';
import { pairOf, placeName } from '../picking/confusions.ts';
import type { ConfusionRow } from '../picking/facts.ts';
import type { Hotspot } from '../picking/hotspots.ts';
import type { DayWindow } from '../window.ts';
import { percent, rounded, short } from './words.ts';

const MOST_PAIRS = 5;

/** Reports a station and shift that makes more errors than its mix of SKUs explains. */
export function mispickHotspot(
  spot: Hotspot,
  confusions: readonly ConfusionRow[],
  window: DayWindow,
  costOfError: Money | null,
): FindingDraft<'mispick_hotspot'> {
  const { station, shift } = spot.cell;
  const { picks, errors, expected } = spot;
  const since = addDays(window.from, spot.since);
  const pairs = pairsAt(confusions, station, shift);
  const excess = Math.max(0, errors - expected);
  const top = pairs[0] ? `; mostly ${short(pairs[0].pair.replace('|', ' and '), 36)}` : '';
  return {
    kind: 'mispick_hotspot',
    subject: { type: 'station_shift', id: placeName(station, shift) },
    severity: 'warning',
    headline: `${errors} of ${picks} picks wrong at ${short(named(station, shift), 30)} since ${formatDay(since)} (${percent(errors / picks)}; its SKUs explain ${percent(expected / picks)})${top}.`,
    evidence: {
      window: { from: since, to: window.today },
      sources: [{ table: 'pick', rows: picks }],
      confidence: rounded(1 - Math.exp(-spot.evidence) / 2),
      station,
      shift,
      picks,
      errors,
      rate: rounded(errors / picks, 4),
      baselineRate: rounded(expected / picks, 4),
      interval: jeffreys(errors, picks),
      since,
      pairs,
      detection: 'pick log',
      notes: [
        'Errors of the last days are not all known yet; the same holds for the places it is compared with.',
      ],
    },
    stake: costOfError && {
      minor: Math.round((costOfError.minor * excess * 30) / (window.days - spot.since + 1)),
      currency: costOfError.currency,
    },
    deadline: null,
  };
}

/** "P4, late shift". */
function named(station: string | null, shift: string | null): string {
  return [station, shift && (/shift/i.test(shift) ? shift : `${shift} shift`)].filter(Boolean).join(', ');
}

function pairsAt(rows: readonly ConfusionRow[], station: string | null, shift: string | null) {
  const own = rows.filter((row) => row.station === station && row.shift === shift);
  return [...Map.groupBy(own, ({ ordered, picked }) => pairOf(ordered, picked).join('|'))]
    .map(([pair, of]) => ({ pair, errors: of.reduce((sum, { errors }) => sum + errors, 0) }))
    .sort((a, b) => b.errors - a.errors || (a.pair < b.pair ? -1 : 1))
    .slice(0, MOST_PAIRS);
}

/** 95 % interval of a share by Jeffreys' prior (Brown, Cai & DasGupta 2001). */
export function jeffreys(errors: number, picks: number): [low: number, high: number] {
  const [a, b] = [errors + 0.5, picks - errors + 0.5];
  const low = errors === 0 ? 0 : betaQuantile(0.025, a, b);
  return [rounded(low, 4), rounded(errors === picks ? 1 : betaQuantile(0.975, a, b), 4)];
}
