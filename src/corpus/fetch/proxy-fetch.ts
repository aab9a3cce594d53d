import { OptionError } from '../../errors.js';
import type { FetchLike } from './fetch-like.js';

/** A way of asking servers that must be closed, lest its connections keep the process alive. */
export interface ProxyFetch {
  readonly fetch: FetchLike;
  /** Ends all connections. */
  close(): Promise<void>;
}

/**
 * Makes a `fetch` that goes through the proxies of `HTTP_PROXY` and `HTTPS_PROXY` (or the same in small letters, which come
 * first), but not to the hosts of `NO_PROXY`. Where only `HTTP_PROXY` is set, it serves https as well.
 *
 * @param environment default the environment of the process.
 * @throws OptionError when the address of a proxy makes no sense.
 */
export async function createProxyFetch(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ProxyFetch> {
  // Only who downloads pays for loading the library.
  const { EnvHttpProxyAgent, fetch } = await import('undici');
  const take = (name: string): string => environment[name.toLowerCase()] || environment[name] || '';
  const [httpProxy, httpsProxy, noProxy] = [take('HTTP_PROXY'), take('HTTPS_PROXY'), take('NO_PROXY')];
  for (const [name, proxy] of Object.entries({ HTTP_PROXY: httpProxy, HTTPS_PROXY: httpsProxy })) {
    if (proxy !== '' && !URL.canParse(proxy)) throw new OptionError(name, proxy, 'an address such as http://host:3128');
  }
  // Many proxies let only https through their tunnels, so plain http is asked of the proxy itself.
  const dispatcher = new EnvHttpProxyAgent({ httpProxy, httpsProxy, noProxy, proxyTunnel: false });
  return {
    fetch: async (url, request) => await fetch(url, { ...request, dispatcher }),
    close: () => dispatcher.destroy(),
  };
}
