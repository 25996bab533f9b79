/** Which CAP alerts a source is asked for, and which part of them is for its municipality. */
import type { CapRule } from '../../../contract/operations/cap-sources.ts';
import { fold } from '../fold.ts';
import type { CapAlert, CapArea, CapInfo } from './cap-alert.ts';
import { isAsked } from './cap-asked.ts';
import type { CapSource } from './cap-source.ts';

/** What of an alert is taken. */
export interface CapMatch {
  readonly rule: CapRule;
  readonly info: CapInfo;
  /** Those that the source is asked for; perhaps none where it is asked for all. */
  readonly areas: readonly CapArea[];
}

/** Whether it is told to the public in earnest, or as an exercise: tests and drafts of others, and their errors, are nobody's news. */
export function isNews({ status, scope, msgType }: CapAlert): boolean {
  const isTold = status === 'Actual' || status === 'Exercise';
  return isTold && scope === 'Public' && msgType !== 'Ack' && msgType !== 'Error';
}

/** The first part that a rule of the source and its area fit; what was for yesterday is none. */
export function matchOf({ categories, area }: CapSource, { infos }: CapAlert, now: Date): CapMatch | undefined {
  for (const info of inFrench(infos)) {
    const rule = categories.find((one) => fits(one, info));
    const areas = info.areas.filter((one) => isAsked(area, one));
    const isThere = areas.length > 0 || area === 'anywhere';
    if (rule && isThere && !isOver(info, now)) return { rule, info, areas };
  }
  return undefined;
}

/** The same is told in each language: in French if it is, else in the first one. */
function inFrench(infos: readonly CapInfo[]): readonly CapInfo[] {
  const french = infos.filter(({ language }) => /^fr\b/i.test(language));
  return french.length > 0 ? french : infos.filter(({ language }) => language === infos[0]?.language);
}

function fits({ capCategory, event }: CapRule, info: CapInfo): boolean {
  return info.categories.includes(capCategory) && (event === undefined || fold(info.event).includes(fold(event)));
}

const isOver = ({ expires }: CapInfo, now: Date): boolean =>
  expires !== undefined && Date.parse(expires) <= now.getTime();
