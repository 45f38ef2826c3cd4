/** The outbox that lies in the document: state and event in one atomic write. */
package io.duban.kit.outbox;
