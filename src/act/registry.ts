import type { ActionKind } from '../domain/action.ts';
import type { ActionCatalogue } from '../domain/catalogue.ts';
import { changeCarrier } from './catalogue/change-carrier.ts';
import { createPurchaseOrder } from './catalogue/create-purchase-order.ts';
import { escalateTicket } from './catalogue/escalate-ticket.ts';
import { holdShipment } from './catalogue/hold-shipment.ts';
import { notifySupplier } from './catalogue/notify-supplier.ts';
import { pauseKeyword } from './catalogue/pause-keyword.ts';
import { reallocateBudget } from './catalogue/reallocate-budget.ts';
import { relabelSku } from './catalogue/relabel-sku.ts';
import { releaseShipment } from './catalogue/release-shipment.ts';
import { relocateBin } from './catalogue/relocate-bin.ts';
import { replyTicket } from './catalogue/reply-ticket.ts';
import { resumeKeyword } from './catalogue/resume-keyword.ts';
import { setCampaignBudget } from './catalogue/set-campaign-budget.ts';
import { swapListing } from './catalogue/swap-listing.ts';
import { tagTicket } from './catalogue/tag-ticket.ts';
import { updateListing } from './catalogue/update-listing.ts';
import type { ActionRegistration } from './registration.ts';

/** Every kind of action; a new kind is one file in catalogue/ and one line here. */
export const registry: Readonly<Record<ActionKind, ActionRegistration>> = {
  create_purchase_order: createPurchaseOrder,
  swap_listing: swapListing,
  update_listing: updateListing,
  notify_supplier: notifySupplier,
  relocate_bin: relocateBin,
  relabel_sku: relabelSku,
  hold_shipment: holdShipment,
  release_shipment: releaseShipment,
  change_carrier: changeCarrier,
  reply_ticket: replyTicket,
  escalate_ticket: escalateTicket,
  tag_ticket: tagTicket,
  pause_keyword: pauseKeyword,
  resume_keyword: resumeKeyword,
  set_campaign_budget: setCampaignBudget,
  reallocate_budget: reallocateBudget,
};

/** The registry as deciding and the edges see it. */
export const catalogue: ActionCatalogue = {
  effectClass: (kind) => registry[kind].effectClass,
  undoable: (kind) => registry[kind].undoable,
  parse: (kind, params) => registry[kind].parse(params),
  editFields: (kind, params) => registry[kind].editFields(params),
  applyEdit: (kind, params, values) => registry[kind].applyEdit(params, values),
  describe: (kind, params) => registry[kind].describe(params),
  preview: (kind, params) => registry[kind].preview(params),
  touches: (kind, params) => registry[kind].touches(params),
};
