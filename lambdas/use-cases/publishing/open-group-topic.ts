import type { GroupId } from '../../domain/communities/group.ts';
import type { AlertTopics } from '../../messaging/alert-topics.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';

interface Dependencies {
  readonly communities: Pick<CommunityStore, 'hasTopic' | 'recordTopic'>;
  readonly topics: Pick<AlertTopics, 'ensure'>;
}

/**
 * Makes the group's topic of `information` stand, with the e-mail queue on it, before anything is published there: what is published
 * to a topic whose queue is not subscribed yet reaches nobody by e-mail. It is recorded only once it is whole.
 */
export async function openGroupTopic({ communities, topics }: Dependencies, groupId: GroupId): Promise<void> {
  if (await communities.hasTopic(groupId, 'information')) return;
  await topics.ensure(groupId, 'information');
  await communities.recordTopic(groupId, 'information');
}
