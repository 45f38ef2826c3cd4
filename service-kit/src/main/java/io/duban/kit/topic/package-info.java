/** The topics as they exist on the broker. */
package io.duban.kit.topic;
