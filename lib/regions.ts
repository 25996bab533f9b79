/**
 * The regions where Vigie may run: those of AWS in the European Union, because residents' data stay there.
 * SNS publishes 9,000 messages a second in Ireland but 300 in Paris, and creates topics thirty times faster.
 * @see https://docs.aws.amazon.com/general/latest/gr/sns.html
 */
export const regions = ['eu-west-1', 'eu-west-3', 'eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2'] as const;
