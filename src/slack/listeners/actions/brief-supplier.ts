import { supplierBriefModal } from '../../../../blocks/index.ts';
import { supplierBrief, supplierOf } from '../../../brief/index.ts';
import { authorise } from '../../../decide/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { openModal } from '../../views/open.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseFindingId } from '../values.ts';

/** The negotiation brief of the supplier that a card is about, in a modal. */
export const openSupplierBrief: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const findingId = parseFindingId(buttonValue(action));
  const actor = personOf(body);
  await openModal(client, { triggerId: body.trigger_id, log: deps.log }, async () => {
    const { db } = deps;
    const now = deps.clock();
    await authorise(db, { actor, verb: 'why', now, findingId });
    const supplierId = await supplierOf(db, findingId);
    if (supplierId === null) throw new DaybreakError('not_found', 'This is not there any more.');
    return supplierBriefModal(await supplierBrief(db, supplierId, { now, shop: await deps.shop() }));
  });
};
