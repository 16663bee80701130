import type { SkuOutlook } from '../../watch/inventory/outlook.ts';
import type { AdviceContext, SupplierTerms } from '../playbook.ts';

/** The supplier whose lead time the outlook speaks of; without terms on file, an order by the piece at no fixed price. */
export function termsFor(outlook: SkuOutlook, context: AdviceContext): SupplierTerms | null {
  const offers = context.terms.get(outlook.sku) ?? [];
  const own = offers.find(({ supplierId }) => supplierId === outlook.supplierId) ?? offers[0];
  if (own) return own;
  if (outlook.supplierId === null) return null;
  const supplier = context.suppliers.get(outlook.supplierId);
  return {
    sku: outlook.sku,
    supplierId: outlook.supplierId,
    supplierName: supplier?.name ?? outlook.supplierName,
    email: supplier?.email ?? null,
    unitPrice: null,
    moq: 0,
    casePack: 1,
    quotedDays: outlook.leadTime.quotedDays,
    preferred: true,
  };
}
