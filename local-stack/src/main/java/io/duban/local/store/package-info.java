/**
 * The embedded document store: it speaks MongoDB's wire protocol and keeps documents and index
 * entries as ordered keys of RocksDB. One command is one atomic write, durable before its answer.
 * What it cannot do as mongod does, it refuses.
 */
package io.duban.local.store;
