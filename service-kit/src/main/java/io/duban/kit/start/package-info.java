/** What a service says when it cannot start. */
package io.duban.kit.start;
