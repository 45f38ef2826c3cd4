/** Business time: the periods that are closed and ranked, all in the zone Asia/Shanghai. */
package io.duban.contracts.period;
