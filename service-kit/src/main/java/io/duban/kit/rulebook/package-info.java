/** The rulebook in all its editions, the same in every service. */
package io.duban.kit.rulebook;
