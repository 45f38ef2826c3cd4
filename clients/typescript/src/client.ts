import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.js";

export type Duban = Client<paths>;
export type Complaint = components["schemas"]["Complaint"];
export type NewComplaint = components["schemas"]["NewComplaint"];
export type Problem = components["schemas"]["Problem"];

/** The API under this address with this key. */
export function duban(baseUrl: string, key: string): Duban {
  return createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${key}` } });
}
