/** The document store's client, and writes that share one round trip. */
package io.duban.kit.store;
