/** Who carries parcels, on what promise, and how often late. */
export const CARRIERS = [
  {
    name: 'USPS',
    service: 'Ground Advantage',
    prefix: '9400',
    days: 4,
    cost: 6.4,
    share: 52,
    lateShare: 0.07,
  },
  { name: 'UPS', service: 'Ground', prefix: '1Z', days: 3, cost: 8.9, share: 34, lateShare: 0.04 },
  { name: 'FedEx', service: 'Home Delivery', prefix: '7489', days: 3, cost: 9.2, share: 14, lateShare: 0.05 },
] as const;

/** Packing stations and who works there. */
export const STATIONS = [
  { name: 'P1', pickers: ['Dana', 'Luis'] },
  { name: 'P2', pickers: ['Mei', 'Anton'] },
  { name: 'P3', pickers: ['Grace', 'Luis'] },
  { name: 'P4', pickers: ['Kofi', 'Sam'] },
] as const;

/** An address as a label has it, or a street without its number. */
export const address = (
  line1: string,
  city: string,
  region: string,
  postcode: string,
  line2: string | null = null,
) => ({
  line1,
  line2,
  city,
  region,
  postcode,
});

/** Streets that exist in towns that exist; the numbers before them are made up. */
export const ADDRESSES = [
  address('Commercial St', 'Portland', 'ME', '04101'),
  address('Massachusetts Ave', 'Cambridge', 'MA', '02139', 'Apt 3B'),
  address('Bleecker St', 'New York', 'NY', '10014', 'Unit 12'),
  address('7th Ave', 'Brooklyn', 'NY', '11215'),
  address('N Clark St', 'Chicago', 'IL', '60614', 'Floor 2'),
  address('S Lamar Blvd', 'Austin', 'TX', '78704'),
  address('W 38th Ave', 'Denver', 'CO', '80211'),
  address('Sunset Blvd', 'Los Angeles', 'CA', '90026', '#204'),
  address('Valencia St', 'San Francisco', 'CA', '94110'),
  address('SE Hawthorne Blvd', 'Portland', 'OR', '97214'),
  address('N 45th St', 'Seattle', 'WA', '98103'),
  address('State St', 'Madison', 'WI', '53703'),
  address('E Broad St', 'Columbus', 'OH', '43215'),
  address('Peachtree St NE', 'Atlanta', 'GA', '30308', 'Suite 410'),
] as const;

export const FIRST_NAMES = [
  'Ana',
  'Ben',
  'Chloe',
  'Dev',
  'Elena',
  'Farid',
  'Gwen',
  'Hugo',
  'Imani',
  'Jo',
  'Kai',
  'Lena',
  'Marco',
  'Nadia',
  'Owen',
  'Paula',
  'Quinn',
  'Rosa',
  'Sven',
  'Tara',
  'Uma',
  'Viktor',
  'Wendy',
  'Yara',
  'Zoe',
  'Ming',
  'Aisha',
  'Patrick',
] as const;
export const LAST_NAMES = [
  'Abbott',
  'Baker',
  'Castillo',
  'Dubois',
  'Eriksen',
  'Fischer',
  'Garcia',
  'Hughes',
  'Ito',
  'Jensen',
  'Khan',
  'Lopez',
  'Murphy',
  'Nguyen',
  "O'Brien",
  'Petrov',
  'Quist',
  'Rossi',
  'Singh',
  'Taylor',
  'Ueda',
  'Vargas',
  'Wright',
  'Young',
] as const;
