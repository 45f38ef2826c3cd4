/** How much one caller may ask for. */
package io.duban.gateway.limit;
