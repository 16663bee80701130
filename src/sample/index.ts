export { introducePeople } from './people.ts';
export { isSampleShop } from './platform/store.ts';
export { type Seeding, seedSample, shouldSeed } from './seed.ts';
export { writeSampleFeed } from './write.ts';
