package dev.vertxmesh.registry;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleListener;
import dev.vertxmesh.registry.MembershipChange.Kind;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

/** Hears Hazelcast on its threads and tells one handler on its context (RG-6). */
final class MembershipWatch implements MembershipListener, LifecycleListener, Registration {

  private final HazelcastInstance instance;
  private final String localNode;
  private final Context context;
  private final Handler<MembershipChange> handler;
  private UUID membershipId;
  private UUID lifecycleId;
  private volatile boolean closed;

  MembershipWatch(
      HazelcastInstance instance,
      String localNode,
      Context context,
      Handler<MembershipChange> handler) {
    this.instance = instance;
    this.localNode = localNode;
    this.context = context;
    this.handler = handler;
  }

  MembershipWatch start() {
    membershipId = instance.getCluster().addMembershipListener(this);
    lifecycleId = instance.getLifecycleService().addLifecycleListener(this);
    return this;
  }

  @Override
  public void memberAdded(MembershipEvent event) {
    tell(Kind.JOINED, event);
  }

  @Override
  public void memberRemoved(MembershipEvent event) {
    tell(Kind.LEFT, event);
  }

  @Override
  public void stateChanged(LifecycleEvent event) {
    if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
      boolean data = !instance.getCluster().getLocalMember().isLiteMember();
      int left = dataMembers(instance.getCluster().getMembers());
      tell(new MembershipChange(Kind.MERGED, localNode, data, left));
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      instance.getCluster().removeMembershipListener(membershipId);
      instance.getLifecycleService().removeLifecycleListener(lifecycleId);
    } catch (HazelcastInstanceNotActiveException left) {
      // A node that has left its cluster hears nothing any more: there is nothing to remove.
      return;
    }
  }

  private void tell(Kind kind, MembershipEvent event) {
    Member member = event.getMember();
    int left = dataMembers(event.getMembers());
    tell(new MembershipChange(kind, Membership.nodeOf(member), !member.isLiteMember(), left));
  }

  private void tell(MembershipChange change) {
    if (closed) {
      return;
    }
    try {
      context.runOnContext(
          ignored -> {
            if (!closed) {
              handler.handle(change);
            }
          });
    } catch (RejectedExecutionException vertxIsClosed) {
      closed = true;
    }
  }

  private static int dataMembers(Collection<Member> members) {
    return (int) members.stream().filter(member -> !member.isLiteMember()).count();
  }
}
