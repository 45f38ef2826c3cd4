/**
 * The embedded document store: it speaks MongoDB's wire protocol, keeps its documents in memory and
 * every acknowledged write in a journal. What it cannot do as mongod does, it refuses.
 */
package io.duban.local.store;
