import { randomBytes } from 'node:crypto';
import { migrate } from '#shared/database/index.js';
import { announce, givenUrl } from './config.ts';
import { startTestCluster } from './test-cluster.ts';

