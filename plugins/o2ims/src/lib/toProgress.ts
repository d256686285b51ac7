import { Request, Stage } from '@o2ims-portal/plugin-o2ims-common';

/** How far a request has come. */
export interface Progress {
  /** The stage it is in, counted from 1. */
  step: number;
  total: number;
  /** That stage; missing once all are done. */
  stage?: Stage;
  /** Part of the stages that are done, 0 to 1. */
  done: number;
}

/** Finds the stage that a request is in: the first that is neither done nor behind another. */
export function toProgress({ stages }: Pick<Request, 'stages'>): Progress {
  const total = stages.length;
  const index = stages.findIndex(({ state }) => state !== 'done');
  const finished = index < 0 ? total : index;
  return {
    step: Math.min(finished + 1, total),
    total,
    ...(index >= 0 && { stage: stages[index] }),
    done: total ? finished / total : 0,
  };
}
