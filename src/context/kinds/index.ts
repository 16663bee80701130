import { batchQuality } from './batch-quality.ts';
import { carrierDelay } from './carrier-delay.ts';
import { channelReturnRatio } from './channel-return-ratio.ts';
import { correction } from './correction.ts';
import { eventLift } from './event-lift.ts';
import { eventUnderWay } from './event-under-way.ts';
import { launchLift } from './launch-lift.ts';
import { leadTimeDays } from './lead-time-days.ts';
import { returnRate } from './return-rate.ts';
import { sizingDefect } from './sizing-defect.ts';
import { sizingQuestionCategory } from './sizing-question-category.ts';
import { stockoutProbability } from './stockout-probability.ts';
import { supplierOtif } from './supplier-otif.ts';
import { ticketTheme } from './ticket-theme.ts';
import { unknowns } from './unknowns.ts';

/** Every kind of fact there is: a new one is a file in here and its line. */
export const FACT_KINDS = [
  stockoutProbability,
  leadTimeDays,
  eventUnderWay,
  launchLift,
  eventLift,
  carrierDelay,
  returnRate,
  channelReturnRatio,
  sizingDefect,
  batchQuality,
  sizingQuestionCategory,
  ticketTheme,
  supplierOtif,
  unknowns,
  correction,
] as const;
