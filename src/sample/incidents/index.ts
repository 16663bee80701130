import type { Story } from '../story.ts';
import type { SampleWorld } from '../world.ts';
import { demandShift } from './demand-shift.ts';
import { lateOrder } from './late-order.ts';
import { launch } from './launch.ts';
import { overbought } from './overbought.ts';
import { runningOut } from './running-out.ts';
import { soldOut } from './sold-out.ts';
import { supplierChange } from './supplier-change.ts';

/** Everything out of the ordinary that the sample's morning has in it; in a quiet shop there is nothing. */
export function storiesOf(world: SampleWorld): readonly Story[] {
  if (world.isQuiet) return [];
  return [runningOut, lateOrder, overbought, launch, demandShift, soldOut, supplierChange(world)];
}
