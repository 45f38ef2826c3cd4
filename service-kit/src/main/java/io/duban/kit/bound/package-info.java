/** What comes from outside is bounded before it is held: bytes, time and connections. */
package io.duban.kit.bound;
