package io.inkstream.faults.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;

/** Writes calls into methods of a class: of {@link Points} and of {@link Bugs}. */
final class Weaver {
    private static final ClassDesc POINTS = ClassDesc.of(Points.class.getName());
    private static final ClassDesc BUGS = ClassDesc.of(Bugs.class.getName());
    private static final MethodTypeDesc PASS =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    private static final MethodTypeDesc INSTEAD =
            MethodTypeDesc.of(
                    ConstantDescs.CD_Object,
                    ConstantDescs.CD_String,
                    ConstantDescs.CD_Object,
                    ConstantDescs.CD_Object.arrayType());

    private final List<CrashPoint> points;
    private final List<Bug> bugs;

    /** What is not of the given class is left alone. */
    Weaver(List<CrashPoint> points, List<Bug> bugs) {
        this.points = points;
        this.bugs = bugs;
    }

    boolean concerns(String className) {
        return points.stream().anyMatch(point -> point.className().equals(className))
                || bugs.stream().anyMatch(bug -> bug.className().equals(className));
    }

    byte[] weave(String className, byte[] original, ClassLoader loader) {
        ClassFile files =
                ClassFile.of(
                        ClassFile.ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(loader)
                                        .orElse(ClassHierarchyResolver.defaultResolver())));
        ClassModel model = files.parse(original);
        return files.transformClass(
                model,
                (builder, element) -> {
                    if (element instanceof MethodModel method && method.code().isPresent()) {
                        builder.transformMethod(
                                method, MethodTransform.transformingCode(code(className, method)));
                    } else {
                        builder.with(element);
                    }
                });
    }

    private CodeTransform code(String className, MethodModel method) {
        String name = method.methodName().stringValue();
        List<CrashPoint> here =
                points.stream()
                        .filter(point ->
                                point.className().equals(className) && point.method().equals(name))
                        .toList();
        List<Bug> wrong =
                bugs.stream()
                        .filter(bug ->
                                bug.className().equals(className) && bug.method().equals(name))
                        .toList();
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder builder) {
                here.stream().filter(point -> !point.after()).forEach(p -> pass(builder, p));
                wrong.forEach(bug -> instead(builder, method, bug));
            }

            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                if (element instanceof ReturnInstruction) {
                    here.stream().filter(CrashPoint::after).forEach(p -> pass(builder, p));
                }
                builder.with(element);
            }
        };
    }

    private static void pass(CodeBuilder builder, CrashPoint point) {
        builder.ldc(point.label()).invokestatic(POINTS, "pass", PASS);
    }

    /** {@code Object r = Bugs.instead(bug, this, args); if (r != null) return r;} */
    private static void instead(CodeBuilder builder, MethodModel method, Bug bug) {
        boolean isStatic = method.flags().has(AccessFlag.STATIC);
        MethodTypeDesc type = method.methodTypeSymbol();
        builder.ldc(bug.name());
        if (isStatic) {
            builder.aconst_null();
        } else {
            builder.aload(builder.receiverSlot());
        }
        builder.loadConstant(type.parameterCount()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < type.parameterCount(); i++) {
            builder.dup().loadConstant(i);
            builder.loadLocal(TypeKind.from(type.parameterType(i)), builder.parameterSlot(i));
            box(builder, type.parameterType(i));
            builder.aastore();
        }
        builder.invokestatic(BUGS, "instead", INSTEAD);
        var proceed = builder.newLabel();
        builder.dup().ifnull(proceed);
        giveBack(builder, type.returnType());
        builder.labelBinding(proceed).pop();
    }

    private static void box(CodeBuilder builder, ClassDesc type) {
        if (type.isPrimitive()) {
            ClassDesc boxed =
                    TypeKind.from(type) == TypeKind.BOOLEAN
                            ? ConstantDescs.CD_Boolean
                            : boxOf(type);
            builder.invokestatic(boxed, "valueOf", MethodTypeDesc.of(boxed, type));
        }
    }

    private static ClassDesc boxOf(ClassDesc type) {
        return switch (TypeKind.from(type)) {
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case DOUBLE -> ConstantDescs.CD_Double;
            default -> throw new IllegalArgumentException("no bug needs " + type);
        };
    }

    private static void giveBack(CodeBuilder builder, ClassDesc type) {
        switch (TypeKind.from(type)) {
            case VOID -> builder.pop().return_();
            case BOOLEAN ->
                    builder.checkcast(ConstantDescs.CD_Boolean)
                            .invokevirtual(
                                    ConstantDescs.CD_Boolean,
                                    "booleanValue",
                                    MethodTypeDesc.of(ConstantDescs.CD_boolean))
                            .ireturn();
            case REFERENCE -> builder.checkcast(type).areturn();
            default -> throw new IllegalArgumentException("no bug returns " + type);
        }
    }
}
