package dev.hone.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Finds public types without Markdown documentation, by parsing sources with the compiler.
final class PublicTypes extends TreePathScanner<Void, String> {
    private final DocTrees docs;
    private final List<String> undocumented = new ArrayList<>();

    private PublicTypes(DocTrees docs) {
        this.docs = docs;
    }

    /// Path and name of each public type whose declaration has no `///` text before it.
    static List<String> undocumented(List<SourceFile> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> sources = files.stream().map(PublicTypes::source).toList();
        var task = (JavacTask) compiler.getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, sources);
        var scanner = new PublicTypes(DocTrees.instance(task));
        for (CompilationUnitTree unit : task.parse()) {
            scanner.scan(unit, unit.getSourceFile().getName());
        }
        return scanner.undocumented;
    }

    @Override
    public Void visitClass(ClassTree type, String file) {
        if (isPublic(type) && docs.getDocCommentTree(getCurrentPath()) == null) {
            undocumented.add(file + ": " + type.getSimpleName());
        }
        return super.visitClass(type, file);
    }

    /// Members of interfaces are public without saying so; a type inside a hidden one is hidden with it.
    private boolean isPublic(ClassTree type) {
        if (type.getSimpleName().isEmpty()) {
            return false;
        }
        boolean open = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
        for (TreePath at = getCurrentPath().getParentPath(); at != null; at = at.getParentPath()) {
            switch (at.getLeaf()) {
                case ClassTree outer when outer.getKind() == Tree.Kind.INTERFACE -> open = isOpen(outer);
                case ClassTree outer -> open &= isOpen(outer);
                case CompilationUnitTree _ -> {}
                default -> {
                    return false;
                }
            }
        }
        return open;
    }

    private static boolean isOpen(ClassTree type) {
        return type.getModifiers().getFlags().contains(Modifier.PUBLIC);
    }

    private static JavaFileObject source(SourceFile file) {
        return new SimpleJavaFileObject(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.text();
            }

            @Override
            public String getName() {
                return file.path().toString();
            }
        };
    }
}
