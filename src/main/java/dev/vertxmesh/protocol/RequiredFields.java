package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import dev.vertxmesh.model.Status;
import java.util.Optional;

/**
 * Refuses a value of the model that lacks a field which is not optional. Messages say in their own
 * constructors what they need; the model knows no JSON.
 */
final class RequiredFields extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  private static final String MODEL = Status.class.getPackageName();

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    return annotated instanceof AnnotatedMember member
            && member.getDeclaringClass().getPackageName().equals(MODEL)
            && member.getRawType() != Optional.class
        ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
        : super.findSetterInfo(annotated);
  }
}
