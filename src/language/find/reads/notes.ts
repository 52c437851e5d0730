import { reportingLookUps } from '../../resolve/lookUp';
import type { LookUpLog } from '../../resolve/lookUps';
import type { MappingNode } from '../../tree/tree';

/**
 * What is noted while a text is read. Schedules go on asking of their text: they keep the functions that note, and with them all that is in
 * sight where those are made. So they are made here, where no earlier readings are, which would be kept, too, each with the ones before it.
 */
export class Notes {
  /** The names that were looked up. */
  readonly lookedUp: LookUpLog = [];

  /** Something is not in the text that a parent file may have. */
  readonly miss = (): void => {
    this.isMissing = true;
  };

  constructor(public isMissing: boolean) {}

  /** A copy of a mapping of which it is noted what is looked up in it, each name as it is to be written. */
  watched(mapping: MappingNode, written: (name: string | undefined) => string | undefined): MappingNode {
    return reportingLookUps(mapping, (name) => this.lookedUp.push(written(name)));
  }
}
