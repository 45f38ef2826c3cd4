/** Answers to which every service gives its part: what waits for a caller, and the overview. */
package io.duban.gateway.joined;
