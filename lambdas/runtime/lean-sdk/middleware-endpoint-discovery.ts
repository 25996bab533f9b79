/**
 * Stands in for `@aws-sdk/middleware-endpoint-discovery` in the bundles, which saves 8 KB and a cache made at each start: the
 * client of DynamoDB configures discovery, and none of its commands uses it.
 */
export function resolveEndpointDiscoveryConfig<Configuration extends object>(
  configuration: Configuration,
): Configuration {
  return configuration;
}

/** How the SDK would look for the setting; it is always off. */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => false,
  configFileSelector: () => false,
  default: false,
};
