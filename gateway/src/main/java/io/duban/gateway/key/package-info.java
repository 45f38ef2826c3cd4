/** API keys: made, checked, and taken back. */
package io.duban.gateway.key;
