import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, type Day } from '../../src/domain/day.ts';

/**
 * A small shop as the files that its owner would export: one SKU that sells ten a day with 42 left, one that has
 * plenty, and a supplier that quotes 7 days and takes 12. Its last day is the one before `today`.
 */
export async function writeFeed(folder: string, today: Day): Promise<void> {
  await mkdir(folder, { recursive: true });
  const day = (ago: number) => addDays(today, -ago);
  const days = Array.from({ length: 120 }, (_, index) => day(120 - index));
  const files: Record<string, readonly string[]> = {
    'shop.csv': ['key,value', 'name,Fern & Fell', 'time_zone,UTC', 'currency,USD'],
    'products.csv': [
      'sku,title,category,similar_group,price,unit_cost,status',
      'LOW-1,"Trail Runner, moss",shoes,trail,80.00,30.00,active',
      'LOW-2,"Trail Runner, slate",shoes,trail,80.00,30.00,active',
      'LOW-3,"Trail Runner, clay",shoes,trail,82.00,31.00,active',
    ],
    'suppliers.csv': [
      'supplier_id,name,email,quoted_lead_time_days',
      'NA,Ningbo Apex,sales@ningbo.example,7',
    ],
    'supplier_skus.csv': [
      'supplier_id,sku,valid_from,contract_price,currency,moq,case_pack',
      ...['LOW-1', 'LOW-2', 'LOW-3'].map((sku) => `NA,${sku},2024-01-01,30.00,USD,48,12`),
    ],
    'purchase_orders.csv': [
      'po_id,sku,supplier_id,ordered_at,promised_at,quantity_ordered,status',
      ...[110, 95, 80, 65, 50, 35].map(
        (ago, i) => `PO-${i},LOW-2,NA,${day(ago)},${day(ago - 7)},120,received`,
      ),
    ],
    'receipts.csv': [
      'receipt_id,po_id,sku,received_at,quantity',
      ...[110, 95, 80, 65, 50, 35].map((ago, i) => `R-${i},PO-${i},LOW-2,${day(ago - 12)},120`),
    ],
    'inventory.csv': [
      'captured_at,sku,on_hand',
      ...days.map((on, index) => `${on},LOW-1,${42 + 10 * (days.length - 1 - index)}`),
      ...days.map((on) => `${on},LOW-2,900`),
      ...days.map((on) => `${on},LOW-3,880`),
    ],
    'orders.csv': [
      'order_id,line,ordered_at,sku,quantity,unit_price,currency',
      ...days.flatMap((on, index) =>
        Array.from(
          { length: 5 },
          (_, n) => `O-${index}-${n},1,${on}T1${n}:00:00Z,LOW-1,${2 + ((n + index) % 2 ? 1 : -1)},80.00,USD`,
        ),
      ),
      ...days.flatMap((on, index) => [
        `P-${index},1,${on}T09:00:00Z,LOW-2,6,80.00,USD`,
        `Q-${index},1,${on}T09:30:00Z,LOW-3,4,82.00,USD`,
      ]),
    ],
  };
  const written = Object.entries(files).map(([name, lines]) =>
    writeFile(join(folder, name), `${lines.join('\n')}\n`),
  );
  await Promise.all(written);
}
