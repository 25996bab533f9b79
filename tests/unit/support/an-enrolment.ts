import type { Enrolment } from '../../../lambdas/domain/residents/enrolment.ts';
import type { Relative } from '../../../lambdas/domain/residents/resident.ts';

/** An enrolment that awaits its answer; tests name what they are about. */
export function anEnrolment(differences: Partial<Enrolment> = {}): Enrolment {
  return {
    residentId: '01JENR0LE1000000000000000A',
    communityId: '01JDB1H7K2C4D6E8F0G2H4J6K8',
    communityName: 'Quartier du Douet',
    inseeCode: '44190',
    name: 'Jeanne',
    phone: '+33639982100',
    address: '3 rue des Lilas',
    enrolledBy: '02REFERENT0000000000000000',
    askedAt: '2026-11-22T19:00:00.000Z',
    ...differences,
  };
}

/** A relative who agreed, reached by SMS. */
export function aRelative(differences: Partial<Relative> = {}): Relative {
  return {
    relativeId: '1',
    name: 'Sacha',
    phone: '+33639982200',
    language: 'fr',
    status: 'active',
    secret: 'Rr1-_Bb2Cc3Dd4Ee5Ff6Gg',
    invitedAt: '2026-11-20T19:00:00.000Z',
    ...differences,
  };
}
