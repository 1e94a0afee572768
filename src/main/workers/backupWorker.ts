import workerpool from 'workerpool';
import { backupJobs } from './backupJobs';

workerpool.worker({ verify: backupJobs.verify, drill: backupJobs.drill });
