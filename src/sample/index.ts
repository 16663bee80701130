export { introducePeople } from './people.ts';
export { seedSample, shouldSeed } from './seed.ts';
export { writeSampleFeed } from './write.ts';
