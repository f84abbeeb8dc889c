package dev.vertxmesh.admin.client;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.Following;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.MeshRow;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.RankDetail;
import dev.vertxmesh.admin.view.SettingRow;
import dev.vertxmesh.admin.view.ViewJson;
import dev.vertxmesh.protocol.LogStream;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** A running cluster, through the HTTP API of one of its nodes. */
public final class HttpView implements ClusterView {
  private final HttpCalls calls;

  HttpView(HttpCalls calls) {
    this.calls = calls;
  }

  @Override
  public String source() {
    return "the HTTP API at " + calls.base();
  }

  @Override
  public Future<List<HostRow>> hosts() {
    return list("/hosts", "hosts", HostRow.class);
  }

  @Override
  public Future<List<ProcRow>> procs() {
    return list("/procs", "procs", ProcRow.class);
  }

  @Override
  public Future<List<MeshRow>> meshes() {
    return list("/meshes", "meshes", MeshRow.class);
  }

  private <R extends Record> Future<List<R>> list(String path, String name, Class<R> type) {
    return calls.get(path).map(json -> ViewJson.read(type, json.getJsonArray(name)));
  }

  @Override
  public Future<MeshDetail> describe(String mesh) {
    return calls
        .get("/meshes/" + HttpCalls.encode(mesh))
        .map(json -> ViewJson.read(MeshDetail.class, json));
  }

  @Override
  public Future<RankDetail> rank(String mesh, int rank) {
    return calls
        .get("/meshes/" + HttpCalls.encode(mesh) + "/ranks/" + rank)
        .map(json -> ViewJson.read(RankDetail.class, json));
  }

  @Override
  public Future<Following> follow(String mesh, Handler<EventView> handler) {
    HttpFollowing following =
        calls.follow(
            "/meshes/" + HttpCalls.encode(mesh) + "/events?follow=true",
            data -> handler.handle(ViewJson.read(EventView.class, new JsonObject(data))));
    return following.begun().map(following);
  }

  /** A name that is no mesh's may be that of a proc whose mesh is gone. */
  @Override
  public Future<List<String>> logs(String name, OptionalInt rank) {
    String query = rank.isPresent() ? "?rank=" + rank.getAsInt() : "";
    return calls
        .get("/meshes/" + HttpCalls.encode(name) + "/logs" + query)
        .map(json -> texts(json.getJsonArray("procs")));
  }

  @Override
  public Future<List<String>> readLog(String proc, LogStream stream, boolean previous, int lines) {
    return calls
        .get(log(proc, stream, lines) + "&previous=" + previous)
        .map(json -> texts(json.getJsonArray("lines")));
  }

  @Override
  public Future<List<String>> threads(String proc) {
    return calls
        .get("/procs/" + HttpCalls.encode(proc) + "/threads")
        .map(json -> texts(json.getJsonArray("lines")));
  }

  @Override
  public Following followLog(String proc, LogStream stream, int lines, Handler<String> handler) {
    return calls.follow(log(proc, stream, lines) + "&follow=true", handler);
  }

  private static String log(String proc, LogStream stream, int lines) {
    return "/logs/%s?stream=%s&lines=%d"
        .formatted(HttpCalls.encode(proc), stream.name().toLowerCase(Locale.ROOT), lines);
  }

  private static List<String> texts(JsonArray array) {
    return array.stream().map(String.class::cast).toList();
  }

  @Override
  public Future<List<SettingRow>> settings() {
    return list("/config", "settings", SettingRow.class);
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
