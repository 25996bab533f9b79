import * as z from 'zod/mini';
import { capCategories } from '../../../contract/cap-categories.ts';
import { bilingual, level } from '../../../contract/fields.ts';
import type { SpecialCategory } from '../../domain/municipalities/special-category.ts';
import { type Database, findItem, type Item, queryAll, type Write } from '../database.ts';
import type { CommunityStore } from './communities.ts';
import { municipalityGroup, specialCategories, specialCategoryKey } from './community-items.ts';
import { registeredCondition } from './community-writes.ts';
import { writeOnCondition } from './write-on-condition.ts';

const storedCategory = z.object({
  category: z.object({
    inseeCode: z.string(),
    categoryId: z.string(),
    label: bilingual,
    capCategory: z.enum(capCategories),
    level,
    senders: z.enum(['officers', 'police']),
    audience: z.enum(['neighbours', 'officers']),
    livesHours: z.number(),
  }),
  retiredAt: z.optional(z.string()),
});

function categoryOf(item: Item): SpecialCategory {
  const { category, retiredAt } = storedCategory.parse(item);
  return { ...category, ...(retiredAt === undefined ? {} : { retiredAt }) };
}

/** The categories of each municipality's own, in the municipality's partition; read as they are now, so that they work the next second. */
export function dynamoSpecialCategories(
  database: Database,
  table: string,
): Pick<
  CommunityStore,
  'findSpecialCategory' | 'listSpecialCategories' | 'putSpecialCategory' | 'retireSpecialCategory'
> {
  return {
    async findSpecialCategory(inseeCode, categoryId) {
      const item = await findItem(database, table, specialCategoryKey(inseeCode, categoryId));
      return item && categoryOf(item);
    },

    async listSpecialCategories(inseeCode) {
      const found = await queryAll(database, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :categories)',
        ExpressionAttributeValues: { ':pk': municipalityGroup(inseeCode), ':categories': specialCategories },
        ConsistentRead: true,
      });
      return found.map(categoryOf);
    },

    async putSpecialCategory({ retiredAt, ...category }) {
      const { inseeCode, categoryId } = category;
      const item = { ...specialCategoryKey(inseeCode, categoryId), category, retiredAt };
      const put: Write = { Put: { TableName: table, Item: item } };
      await writeOnCondition(database, [registeredCondition(table, inseeCode), put], 'municipality-not-found');
    },

    async retireSpecialCategory(inseeCode, categoryId, retiredAt) {
      await writeOnCondition(database, [retirement(table, inseeCode, categoryId, retiredAt)], 'category-not-found');
    },
  };
}

/** Of a category that exists; the first moment of it stands. */
function retirement(table: string, inseeCode: string, categoryId: string, retiredAt: string): Write {
  return {
    Update: {
      TableName: table,
      Key: { ...specialCategoryKey(inseeCode, categoryId) },
      ConditionExpression: 'attribute_exists(pk)',
      UpdateExpression: 'SET retiredAt = if_not_exists(retiredAt, :retiredAt)',
      ExpressionAttributeValues: { ':retiredAt': retiredAt },
    },
  };
}
