export { digestOf, once } from '@careway/commands';
