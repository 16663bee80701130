/** A supplier as it says it is, and as it really is: days by which its goods come later than promised. */
export interface SampleSupplier {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly quotedDays: number;
  readonly slipDays: number;
  readonly slipSpread: number;
  readonly paymentDays: number;
  readonly moq: number;
  readonly casePack: number;
  /** The weekday on which the shop orders from it: 1 Monday … 5 Friday. */
  readonly orderWeekday: number;
}

const supplier = (
  id: string,
  name: string,
  email: string,
  quotedDays: number,
  slipDays: number,
  slipSpread: number,
  paymentDays: number,
  moq: number,
  casePack: number,
  orderWeekday: number,
): SampleSupplier => ({
  id,
  name,
  email,
  quotedDays,
  slipDays,
  slipSpread,
  paymentDays,
  moq,
  casePack,
  orderWeekday,
});

export const SUPPLIERS: readonly SampleSupplier[] = [
  // Quotes seven days and takes twelve: the one that everybody at the shop knows about and no system does.
  supplier('S01', 'Ningbo Apex', 'orders@ningbo-apex.example', 7, 5, 1.1, 30, 120, 24, 4),
  supplier('S02', 'Porto Têxtil', 'encomendas@portotextil.example', 21, 0, 1.0, 45, 60, 12, 1),
  supplier('S03', 'Galway Knitting Mill', 'orders@galwayknit.example', 18, 0.2, 1.0, 30, 36, 6, 2),
  supplier('S04', 'Hanoi Outdoor Works', 'sales@hanoioutdoor.example', 30, 0.3, 1.0, 60, 80, 10, 3),
  supplier('S05', 'Alicante Calzados', 'pedidos@alicantecalzados.example', 24, 0, 0.9, 45, 48, 12, 4),
  supplier('S06', 'Blue Ridge Hosiery', 'po@blueridgehosiery.example', 10, 0, 0.8, 30, 72, 12, 5),
  supplier('S07', 'Taichung Lighting', 'export@taichunglighting.example', 28, 0.2, 1.0, 45, 50, 10, 1),
  supplier('S08', 'Da Nang Canvas', 'orders@danangcanvas.example', 26, 0, 1.0, 45, 60, 12, 2),
  supplier('S09', 'Vermont Leather', 'hello@vermontleather.example', 14, 0.1, 0.8, 30, 24, 6, 3),
  supplier('S10', 'Maine Candle Company', 'wholesale@mainecandle.example', 9, 0, 0.7, 15, 48, 12, 4),
  supplier('S11', 'Kaunas Linen', 'sales@kaunaslinen.example', 20, 0, 0.9, 30, 60, 10, 5),
  supplier('S12', 'Asheville Woodshop', 'studio@ashevillewood.example', 16, 0.3, 1.0, 30, 24, 4, 2),
];
