import type { EditView, RejectView } from '../../src/brief/views.ts';
import { CARD, ORDER } from './views.ts';

export const EDIT: EditView = {
  actionId: ORDER.id,
  revision: ORDER.revision,
  label: ORDER.label,
  preview: [
    'Supplier: Ningbo Apex',
    '240 × SKU-2847 Summit Bottle 750 ml, Fog (20 cases of 12)',
    '$15.00 each, $3,600.00 in all',
    'Expected 12 days after it is sent: what this supplier really takes',
  ],
  fields: [
    {
      id: 'quantity',
      label: 'Quantity',
      type: 'number',
      value: 240,
      min: 120,
      step: 12,
      hint: "Whole cases of 12; the supplier's minimum is 120.",
    },
    {
      id: 'note',
      label: 'Note to the supplier',
      type: 'text',
      value: 'Please ship in two lots.\nThank you!',
      maxLength: 500,
      multiline: true,
      optional: true,
    },
  ],
};

export const REJECT: RejectView = {
  findingId: CARD.findingId,
  headline: CARD.headline,
  reasons: [
    { id: 'wrong_quantity', label: 'The quantity is wrong' },
    { id: 'wrong_timing', label: 'Not now' },
    { id: 'already_handled', label: 'Already taken care of' },
    { id: 'other', label: 'Something else' },
  ],
};
